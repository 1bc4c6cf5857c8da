// Name and number of orders of one user.
export function summary(store, id) {
  const result = {};
  store.user(id, (error, user) => {
    result.name = user.name;
    store.orders(user.id, (error, orders) => {
      result.orderCount = orders.length;
    });
  });
  return result;
}
