//! Pages as they are rendered.

mod samples;
