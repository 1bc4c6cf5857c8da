// An error that the program expects. Its message is for the client.
export class HttpError extends Error {
  expose = true;

  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// Makes an error handler for Express.
export function errorHandler(log) {
  return (error, req, res) => {
    res.status(error.status).json({ error: error.message });
  };
}
