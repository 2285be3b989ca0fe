/** How much of one call is read. What is beyond is left out and counted. */

/** Meta sends at most 1,000 updates in one call. */
export const maxMessages = 1_000;

/** Messages, statuses and news together: reports are small, and whoever collects them may send more at once. */
export const maxEvents = 10_000;

/**
 * Values (texts, numbers, lists, objects) in the events of one call, so that n8n can store them without
 * standing still. 10,000 reports of the usual size have about as many.
 */
export const maxValues = 150_000;

/** Entries of a list inside one message: contact cards, products of a cart. */
export const maxEntries = 1_000;

/** Reasons why one message failed; WhatsApp gives one. */
export const maxReasons = 10;

/** Characters of a text that is read as JSON: what a customer filled in on a form. */
export const maxFormText = 1_000_000;
