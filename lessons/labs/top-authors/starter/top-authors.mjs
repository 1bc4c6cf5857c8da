export function topAuthors(all, limit) {
  const authors = all('SELECT id, name FROM author');
  for (const author of authors) {
    const books = all(
      'SELECT cents FROM book WHERE author_id = ?', author.id,
    );
    author.books = books.length;
    author.total = books.reduce((sum, book) => sum + book.cents, 0);
  }
  return authors.sort((a, b) => b.total - a.total).slice(0, limit);
}
