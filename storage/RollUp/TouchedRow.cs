namespace Dvc.Storage.RollUp;

/// <summary>What one fold left to publish.</summary>
/// <param name="Home">The home.</param>
/// <param name="RowKey">The row's key.</param>
/// <param name="Days">The days whose ledger rows it changed.</param>
internal sealed record TouchedRow(string Home, string RowKey, IReadOnlyList<TouchedDay> Days);
