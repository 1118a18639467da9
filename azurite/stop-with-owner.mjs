// Standard input is a pipe that only the owner holds open: its end is the owner's end.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
process.stdin.unref();
