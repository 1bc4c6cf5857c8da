export function requestLog(log) {
  return (req, res, next) => {
    req.id = req.headers['x-request-id'];
    log({ id: req.id, method: req.method, url: req.url });
    next();
  };
}
