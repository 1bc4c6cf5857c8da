// `pool` is a Pool of pg. Prices are whole cents.

export async function dashboard(pool) {
  const { rows } = await pool.query(
    `SELECT c.id, c.name, COALESCE(SUM(o.cents), 0) AS total
     FROM (SELECT id, name FROM customers ORDER BY id LIMIT 20) c
     LEFT JOIN orders o ON o.customer_id = c.id
     GROUP BY c.id, c.name ORDER BY c.id`,
  );
  return rows.map((row) => ({ ...row, total: Number(row.total) }));
}

export async function checkout(pool, { itemId, customerId }) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows: [item] } = await client.query(
      `UPDATE items SET stock = stock - 1 WHERE id = $1 AND stock > 0
       RETURNING cents`,
      [itemId],
    );
    if (!item) {
      await client.query('ROLLBACK');
      return { error: 'sold out' };
    }
    await client.query(
      `INSERT INTO orders (customer_id, item_id, cents)
       VALUES ($1, $2, $3)`,
      [customerId, itemId, item.cents],
    );
    await client.query('COMMIT');
    return { bought: itemId };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
