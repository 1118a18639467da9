namespace Dvc.Host.Functions;

/// <summary>What binds one parameter of a function, as its worker describes it; which names are set depends on the type.</summary>
/// <remarks>What has a default is set later than the rest: generated code would set an absent one to nothing.</remarks>
internal sealed record Binding
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public string Direction { get; set; } = "In";

    public string? Route { get; init; }

    public IReadOnlyList<string> Methods { get; set; } = [];

    public string? AuthLevel { get; init; }

    public string? QueueName { get; init; }

    public string? Connection { get; init; }

    public string? DataType { get; init; }

    public string? Schedule { get; init; }

    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; init; }

    public BindingProperties Properties { get; set; } = new();

    public bool IsTrigger => Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something beside an HTTP response is to be written for the function.</summary>
    public bool IsOutput => !Direction.Equals("In", StringComparison.OrdinalIgnoreCase)
        && !Type.Equals("http", StringComparison.OrdinalIgnoreCase);
}
