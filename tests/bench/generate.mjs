// Made-up articles for whoever has no corpus at hand: words of three-letter roots in common patterns, as frequent as
// Zipf's law has it, with glued particles, and the words of the variant table among them. They have no meaning; real
// articles share more wording and are the better measure.
import { Random, Zipf } from "./random.mjs";
import { BASES } from "./variants.mjs";

const SEED = 20231122;
const LETTERS = [..."بتثجحخدذرزسشصضطظعغفقكلمنهوي"];
const PATTERNS = ["123", "1ا23", "م123", "123ة", "م12و3", "12ا3", "12ي3", "ا1ت23", "ت12ي3", "ا12ا3", "م1ا23ة", "12و3ات", "1ا23ين", "است12ا3", "ا123ت"];
const PARTICLES = ["في", "من", "على", "إلى", "أن", "عن", "مع", "قال", "بعد", "قبل", "التي", "الذي", "هذا", "هذه", "كان", "كما", "بين", "خلال"];
const GLUED = ["", "", "", "", "ال", "ال", "ال", "و", "وال", "ب", "بال", "لل", "ل", "ف", "كال"];
const GIVEN = ["أحمد", "محمد", "خالد", "سعاد", "ليلى", "يوسف", "إبراهيم", "مريم", "عمر", "هدى", "سامي", "نادية", "طارق", "رانيا", "حسن", "زينب"];
const OUTLETS = ["الأخبار", "الصباح", "المساء", "الوطن", "الجريدة"];
const VOCABULARY = 60_000;
const PERSONS = 3_300;
/** Of a hundred words: particles, words of the variant table. */
const PARTICLE_SHARE = 22;
const BASE_SHARE = 1;

const vocabulary = (random) => {
  const words = new Set();
  while (words.size < VOCABULARY) {
    const root = [random.pick(LETTERS), random.pick(LETTERS), random.pick(LETTERS)];
    words.add(random.pick(PATTERNS).replace(/[123]/g, (at) => root[at - 1]));
  }
  return [...words];
};

/** A glued particle before a word, as it is spelt. */
const glue = (particle, word) => (word.startsWith("ال") && /ال$|لل$/.test(particle) ? word : particle + word);

export const generate = (size) => {
  const random = new Random(SEED);
  const words = vocabulary(random);
  const rank = new Zipf(words.length);
  const names = Array.from({ length: PERSONS }, (_, at) => `${GIVEN[at % GIVEN.length]} ال${words[at * 7]}`);
  const fame = new Zipf(names.length, { power: 0.9 });
  const word = () => {
    const lot = random.between(1, 100);
    if (lot <= PARTICLE_SHARE) return random.pick(PARTICLES);
    const bare = lot <= PARTICLE_SHARE + BASE_SHARE ? random.pick(BASES) : words[rank.draw(random)];
    return glue(random.pick(GLUED), bare);
  };
  const sentence = (from, to) => Array.from({ length: random.between(from, to) }, word).join(" ");
  const article = (id) => {
    const persons = [...new Set(Array.from({ length: random.between(3, 10) }, () => names[fame.draw(random)]))];
    const paragraphs = Array.from({ length: random.between(3, 8) }, () =>
      Array.from({ length: random.between(1, 4) }, () => `${sentence(8, 24)}.`).join(" "),
    );
    persons.forEach((name, at) => (paragraphs[at % paragraphs.length] += ` وقال ${name}: ${sentence(4, 10)}.`));
    const [month, day] = [random.between(1, 12), random.between(1, 28)].map((n) => String(n).padStart(2, "0"));
    return { id, title: sentence(6, 10), published: `${random.between(2013, 2023)}-${month}-${day}`, source: random.pick(OUTLETS), paragraphs, persons };
  };
  return Array.from({ length: size }, (_, id) => article(id));
};
