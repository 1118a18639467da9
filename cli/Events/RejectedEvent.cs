namespace Dvc.Cli.Events;

internal sealed record RejectedEvent(int Index, string? DossierId, IReadOnlyList<FieldError> Errors);
