//! The scripts.

use kashshaf::link::id::Scatter;

use super::editor::Editor;
use super::follow::Site;
use super::table::{Kind, Report};
use super::world::{Edit, World};

/// Runs `scripts` random edit scripts, or one of them alone and tells what it did to the registry; half of them one edit, the others several edits over several builds.
pub fn run(scripts: u32, seed: u64, only: Option<u32>, progress: &mut dyn FnMut(u32)) -> Report {
    let start = World::of_the_seeds();
    let first = Site::build(&start, None, 0, &mut Scatter::new(seed));
    let mut report = Report::default();
    for n in (0..scripts).filter(|n| only.is_none_or(|it| it == *n)) {
        let mut random = Scatter::new(seed.wrapping_mul(1_000_003).wrapping_add(u64::from(n) + 1));
        let mut world = start.clone();
        let mut site = first.clone();
        let single = n % 2 == 0;
        let rounds = if single { 1 } else { 1 + random.next().unwrap_or(0) % 4 };
        for round in 1..=rounds {
            let edits = if single { 1 } else { 1 + random.next().unwrap_or(0) as usize % 5 };
            let mut editor = Editor { random: &mut random, round };
            for k in 0..edits {
                let which = if single { n as usize / 2 } else { editor.random.next().unwrap_or(0) as usize + k };
                // A kind that finds no place tries again elsewhere, a few times.
                let _ = (0..8).any(|_| editor.work(&mut world, Edit::ALL[which % Edit::ALL.len()]));
            }
            site = Site::build(&world, Some(&site), round, &mut random);
        }
        if only.is_some() {
            eprint!("{}", site.registry.lines_from(first.registry.events().len()));
        }
        judge(&mut report, &world, &site, n);
        progress(n + 1);
    }
    report.scripts = scripts;
    report
}

/// Follows every link that was ever made.
fn judge(report: &mut Report, world: &World, site: &Site, script: u32) {
    let places = world.places();
    for (id, link) in &site.links {
        let leaves: Vec<u32> = link.atoms.iter().flat_map(|it| world.leaves(*it)).collect();
        let alive = leaves.iter().any(|it| places.contains_key(it));
        for check in [true, false] {
            let (outcome, done) = site.follow(world, &places, id, link, check);
            report.count(Kind::of(&done, alive), check, outcome, || {
                format!("script {script}, {id}, {done:?}: {}", link.text)
            });
        }
    }
}
