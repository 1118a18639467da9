// The rows of a table in the order of their keys: by partition key, then by row key, as JavaScript compares strings.
export class KeyOrder {
  #partitions = new Map();
  #partitionKeys = [];

  constructor(rows) {
    const byKeys = (a, b) => compare(a.PartitionKey, b.PartitionKey) || compare(a.RowKey, b.RowKey);
    for (const row of rows.toSorted(byKeys)) {
      this.put(row);
    }
  }

  find(partitionKey, rowKey) {
    const rows = this.#partitions.get(partitionKey) ?? [];
    const row = rows[firstFrom(rows, rowKey, keyOfRow)];
    return row?.RowKey === rowKey ? row : null;
  }

  // Takes the place of a row of the same keys.
  put(row) {
    let rows = this.#partitions.get(row.PartitionKey);
    if (rows === undefined) {
      rows = [];
      this.#partitions.set(row.PartitionKey, rows);
      this.#partitionKeys.splice(firstFrom(this.#partitionKeys, row.PartitionKey, itself), 0, row.PartitionKey);
    }

    const position = firstFrom(rows, row.RowKey, keyOfRow);
    rows.splice(position, rows[position]?.RowKey === row.RowKey ? 1 : 0, row);
  }

  delete({ PartitionKey, RowKey }) {
    const rows = this.#partitions.get(PartitionKey);
    rows.splice(firstFrom(rows, RowKey, keyOfRow), 1);
    if (rows.length === 0) {
      this.#partitions.delete(PartitionKey);
      this.#partitionKeys.splice(firstFrom(this.#partitionKeys, PartitionKey, itself), 1);
    }
  }

  // All rows from these keys on.
  *from(partitionKey, rowKey) {
    const keys = this.#partitionKeys;
    for (let at = firstFrom(keys, partitionKey, itself); at < keys.length; at++) {
      const rows = this.#partitions.get(keys[at]);
      for (let row = keys[at] === partitionKey ? firstFrom(rows, rowKey, keyOfRow) : 0; row < rows.length; row++) {
        yield rows[row];
      }
    }
  }
}

const itself = (key) => key;
const keyOfRow = (row) => row.RowKey;
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Binary search; the end first, as most keys grow.
function firstFrom(items, key, keyOf) {
  let low = items.length > 0 && keyOf(items[items.length - 1]) < key ? items.length : 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(items[middle]) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low;
}
