//! Nothing: the tests are what this package is for. It stands apart so that only CI builds the crate that it compares with.
