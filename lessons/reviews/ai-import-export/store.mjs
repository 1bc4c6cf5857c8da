// Stands for the database.
export const store = {
  rows: [],
  full: false,
  async save(rows) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (store.full) throw new Error('database is full');
    store.rows.push(...rows);
  },
};
