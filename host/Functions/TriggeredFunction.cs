namespace Dvc.Host.Functions;

/// <summary>A function and what makes it run.</summary>
/// <param name="Description">As its worker describes it.</param>
/// <param name="Parameter">The parameter that gets the trigger.</param>
internal abstract record TriggeredFunction(FunctionDescription Description, string Parameter)
{
    public string Id => Description.Id;

    public string Name => Description.Name;

    /// <summary>How loudly a success is told.</summary>
    public virtual LogLevel SuccessLevel => LogLevel.Information;

    /// <summary>Whether its trigger runs it. An administrator can run it all the same.</summary>
    public bool IsEnabled { get; init; } = true;
}
