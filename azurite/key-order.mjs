// The rows of a table in the order of their keys, by partition and then by row, as JavaScript compares strings. They
// are in blocks, because an insertion into one large array moves all that is behind it.
export class KeyOrder {
  static #largestBlock = 512;

  #blocks = []; // None of them is empty.

  constructor(rows) {
    const sorted = rows.toSorted(compare);
    const size = KeyOrder.#largestBlock / 2;
    for (let start = 0; start < sorted.length; start += size) {
      this.#blocks.push(sorted.slice(start, start + size));
    }
  }

  find(keys) {
    const { block, position } = this.#place(keys);
    return holds(block, position, keys) ? block[position] : null;
  }

  // Takes the place of a row of the same keys.
  put(row) {
    const { block, at, position } = this.#place(row);
    block.splice(position, holds(block, position, row) ? 1 : 0, row);
    if (this.#blocks.length === 0) {
      this.#blocks.push(block);
    } else if (block.length > KeyOrder.#largestBlock) {
      this.#blocks.splice(at + 1, 0, block.splice(block.length / 2));
    }
  }

  delete(row) {
    const { block, at, position } = this.#place(row);
    if (!holds(block, position, row)) {
      return;
    }

    block.splice(position, 1);
    if (block.length === 0) {
      this.#blocks.splice(at, 1);
    }
  }

  // All rows from these keys on, by blocks.
  *blocksFrom(keys) {
    const { block, at, position } = this.#place(keys);
    yield block.slice(position);
    for (let next = at + 1; next < this.#blocks.length; next++) {
      yield this.#blocks[next];
    }
  }

  // Where a row of these keys is, or belongs: in the last block that does not begin after them.
  #place(keys) {
    const blocks = this.#blocks;
    const at = Math.max(firstWhere(blocks.length, (index) => compare(blocks[index][0], keys) > 0) - 1, 0);
    const block = blocks[at] ?? [];
    return { block, at, position: firstWhere(block.length, (index) => compare(block[index], keys) >= 0) };
  }
}

const holds = (block, position, keys) => position < block.length && compare(block[position], keys) === 0;

function compare(a, b) {
  if (a.PartitionKey !== b.PartitionKey) {
    return a.PartitionKey < b.PartitionKey ? -1 : 1;
  }

  return a.RowKey < b.RowKey ? -1 : a.RowKey > b.RowKey ? 1 : 0;
}

// Binary search.
function firstWhere(length, isReached) {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }

  return low;
}
