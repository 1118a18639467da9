namespace Dvc.Cli.Events;

internal sealed record FieldError(string? Field, string Code, string Message);
