//! A place for files.

use std::path::Path;

use onedoor_server::open_files;
use onedoor_service::Files;

/// Files that are kept in this folder, unscanned.
pub fn files_in(folder: &Path) -> Files {
    let place = folder.to_str().expect("a path that is text");
    open_files(place, None).expect("a folder that can be used")
}
