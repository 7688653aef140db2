//! Opening hours, weekly closures and holidays, and counting time on them.
