//! Who coordinates a case after its intake.

mod absence;
mod at_once;
mod hand_over;
mod histories;
mod leave;
mod office;
mod refusals;
mod split;
