export const invoice = (id) => `Invoice for order ${id}`;
