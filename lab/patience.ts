/** Real servers answer in their own time; a stuck test still ends. */
jest.setTimeout(180_000);
