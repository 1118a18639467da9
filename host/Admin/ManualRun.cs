namespace Dvc.Host.Admin;

/// <summary>The body of a request to run a function.</summary>
/// <param name="Input">What the trigger would bring.</param>
internal sealed record ManualRun(string? Input = null);
