export type DemoUser = {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly mayWrite: boolean;
};

const PASSWORD = 'awesomepwd';
const USERS: readonly DemoUser[] = [
  { id: 1, username: 'test_user', email: 'test_user@example.org', mayWrite: true },
  { id: 2, username: 'read_only', email: 'read_only@example.org', mayWrite: false },
];

export const userNamed = (username: unknown): DemoUser | undefined => USERS.find((user) => user.username === username);

/** The tutorial's password, printed in its text: nothing here is a secret, so nothing is compared in constant time. */
export const signedIn = (username: string, password: string): DemoUser | undefined =>
  password === PASSWORD ? userNamed(username) : undefined;
