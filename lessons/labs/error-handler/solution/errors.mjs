// An error that the program expects. Its message is for the client.
export class HttpError extends Error {
  expose = true;

  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function isExpected(error) {
  return error?.expose === true
    && Number.isInteger(error.status)
    && error.status >= 400
    && error.status < 500;
}

// Makes an error handler for Express.
export function errorHandler(log) {
  // Express counts: all four parameters have to be here.
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    if (isExpected(error)) {
      return res.status(error.status).json({ error: error.message });
    }
    log(error, req.id);
    res.status(500).json({ error: 'internal error', id: req.id });
  };
}
