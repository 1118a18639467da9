using Dvc.Core.Ingest;

namespace Dvc.Functions.Ingest;

/// <summary>An event that was not taken.</summary>
/// <param name="Index">Its place among the events sent, from 0.</param>
/// <param name="DossierId">Its dossier code, where that is well formed.</param>
/// <param name="Errors">Every rule that it breaks.</param>
public sealed record RejectedEvent(int Index, string? DossierId, IReadOnlyList<FieldError> Errors);
