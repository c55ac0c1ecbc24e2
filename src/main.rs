//! The command line.

mod cli;

use std::process::ExitCode;

use clap::Parser;

use cli::{Arguments, Command};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        None => cli::serve(arguments.serve),
        Some(Command::Serve(options)) => cli::serve(options),
        Some(Command::Load(options)) => cli::load(options),
        Some(Command::Explain(options)) => cli::explain(&options),
        Some(Command::Check(options)) => cli::check(&options),
        Some(Command::Rebuild(options)) => cli::rebuild(&options),
        Some(Command::Dump(options)) => cli::dump(&options),
        Some(Command::Restore(options)) => cli::restore(&options),
        Some(Command::Schema) => cli::schema(),
        Some(Command::Limits) => cli::limits(),
        Some(Command::Completions { shell }) => cli::completions(shell),
    };
    match done {
        Ok(code) => code,
        // Whoever read the output has had enough of it, as `head` has.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<std::io::Error>();
    error.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
