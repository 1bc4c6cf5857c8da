exports.discount = (orders) => (orders >= 10 ? 5 : 0);
