//! The promise of the links on a few random edit scripts; `make proof` runs thousands.

#[path = "../workbench/proof/editor.rs"]
mod editor;
#[path = "../workbench/proof/follow.rs"]
mod follow;
#[path = "../workbench/proof/run.rs"]
mod run;
#[path = "../workbench/proof/table.rs"]
mod table;
#[path = "../workbench/proof/world.rs"]
mod world;

#[test]
fn links_keep_their_promises() {
    // Every kind of edit once, and as many scripts of several.
    let report = run::run(2 * world::Edit::ALL.len() as u32, 2023, None, &mut |_| ());
    assert_eq!(report.broken(), Vec::<String>::new(), "\n{}", report.table());
}
