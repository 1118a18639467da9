namespace Dvc.Storage.Tests.Schedules;

/// <summary>A schedule after which something is not as it must be.</summary>
internal sealed class ViolationException(string message) : Exception(message);
