using Dvc.Core.Ingest;

namespace Dvc.Functions.Catalog;

/// <summary>An entry that breaks a rule.</summary>
/// <param name="Index">Its place in the list, from 0; the header of a CSV is not counted.</param>
/// <param name="Errors">The rules that it breaks.</param>
public sealed record RejectedEntry(int Index, IReadOnlyList<FieldError> Errors);
