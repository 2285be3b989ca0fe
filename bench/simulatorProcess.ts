import { startSimulator } from '../simulator/server';

/** Prints its address and serves until it is ended. Keeps no messages: they would cost it more and more. */
void startSimulator({ keep: false }).then((simulator) => {
	console.log(simulator.url);
	process.once('SIGTERM', () => void simulator.close().then(() => process.exit(0)));
});
