namespace Dvc.Functions.Bulletins;

/// <summary>That the week is published.</summary>
/// <param name="At">When it was.</param>
public sealed record PublishedPart(string At);
