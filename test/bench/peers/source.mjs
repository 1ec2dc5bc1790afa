// The rows of table/page.mjs for the peers: 1,000,000, by page, each answer 15 ms away.
export const TOTAL = 1_000_000;
export const PAGE_SIZE = 200;
const LATENCY_MS = 15;

const FIRST = ['Ada', 'Bela', 'Chidi', 'Dario', 'Elif', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas'];
const LAST = ['Almeida', 'Berg', 'Castillo', 'Dvorak', 'Eze', 'Fischer', 'Garcia', 'Haddad', 'Ivanova'];

export const rowsOf = (from, count) =>
  JSON.parse(
    JSON.stringify(
      Array.from({ length: Math.min(count, TOTAL - from) }, (_, offset) => {
        const index = from + offset;
        const name = `${FIRST[index % 10]} ${LAST[index % 9]}`;
        const email = `${name.toLowerCase().replace(' ', '.')}${index}@example.org`;
        return { id: index + 1, name, age: 18 + (index % 60), email };
      }),
    ),
  );

export const later = (answer) => setTimeout(answer, LATENCY_MS);
