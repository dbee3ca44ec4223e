// Numbers that are the same on every machine: mulberry32 (Tommy Ettinger, public domain).
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** 0 <= x < 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** from <= n <= to. */
  between(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  shuffled(list) {
    const mixed = [...list];
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = this.between(0, at);
      [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
    }
    return mixed;
  }
}

/** Draws ranks 0 … count-1 with probability proportional to 1 / (rank + shift) ** power. */
export class Zipf {
  constructor(count, { shift = 2.7, power = 1 } = {}) {
    this.sums = new Float64Array(count);
    let sum = 0;
    for (let rank = 0; rank < count; rank++) this.sums[rank] = sum += 1 / (rank + shift) ** power;
  }

  draw(random) {
    const wanted = random.next() * this.sums.at(-1);
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
