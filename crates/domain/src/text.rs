//! What people write: kept word for word, refused only where no database could keep it.
