// `pool` is a Pool of pg. Prices are whole cents.

export async function dashboard(pool) {
  const { rows: customers } = await pool.query(
    'SELECT id, name FROM customers ORDER BY id',
  );
  for (const customer of customers) {
    const { rows } = await pool.query(
      'SELECT cents FROM orders WHERE customer_id = $1',
      [customer.id],
    );
    customer.total = rows.reduce((sum, row) => sum + row.cents, 0);
  }
  return customers.slice(0, 20);
}

export async function checkout(pool, { itemId, customerId }) {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows: [item] } = await client.query(
    'SELECT stock, cents FROM items WHERE id = $1',
    [itemId],
  );
  if (!item || item.stock < 1) return { error: 'sold out' };
  await client.query(
    'UPDATE items SET stock = $1 WHERE id = $2',
    [item.stock - 1, itemId],
  );
  await pool.query(
    `INSERT INTO orders (customer_id, item_id, cents)
     VALUES ($1, $2, $3)`,
    [customerId, itemId, item.cents],
  );
  await client.query('COMMIT');
  client.release();
  return { bought: itemId };
}
