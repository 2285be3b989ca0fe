import { Faults } from './faults';
import type { Incoming } from './model';
import { Account, type SimulatorOptions } from './options';
import { Stats } from './stats';
import { Store } from './store';
import { MediaShelf } from './media';
import { Deliverer } from './webhooks/deliver';
import type { AutomaticStatuses } from './options';

/** The running account: what the routes of all rooms work on. */
export class Simulation {
	readonly account: Account;
	readonly store: Store;
	readonly stats = new Stats();
	readonly faults = new Faults();
	readonly media = new MediaShelf();
	readonly deliverer: Deliverer;
	readonly duplicateKey: 'ref' | 'body' | 'recipient';
	/** Whether messages are kept at all. */
	readonly keeps: boolean;
	automaticStatuses: AutomaticStatuses;
	private letGo: Array<() => void> = [];
	/** Where the simulator listens, known once it does. */
	url = '';

	constructor(options: SimulatorOptions) {
		const limit = options.keep === false ? 0 : (options.keep ?? 5000);
		this.account = new Account(options);
		this.store = new Store(limit);
		this.keeps = limit > 0;
		this.deliverer = new Deliverer(options.webhooks ?? {}, (delivery) => this.store.events.emit('delivery', delivery));
		this.duplicateKey = options.duplicateKey ?? 'ref';
		this.automaticStatuses = options.statuses ?? { send: [] };
	}

	/** Sets where one number (default: all) gets its webhooks; no URL takes it away. */
	setIncoming(incoming: Partial<Incoming>, number?: string): void {
		this.account.setIncoming(incoming, number);
		this.store.events.emit('account');
	}

	/** Resolves when what is held is released. */
	async held(): Promise<void> {
		await new Promise<void>((resolve) => this.letGo.push(resolve));
	}

	/** Lets the answers out that are held by now. */
	release(): void {
		for (const letGo of this.letGo.splice(0)) letGo();
	}

	/** Forgets messages, files, counts, faults and the delivery log. Incoming URLs and statuses stay. */
	reset(): void {
		this.store.clear();
		this.stats.clear();
		this.faults.set([]);
		this.faults.limit(undefined);
		this.media.clear();
		this.deliverer.clear();
		this.release();
	}
}
