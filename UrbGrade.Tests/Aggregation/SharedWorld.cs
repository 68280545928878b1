namespace UrbGrade.Tests.Aggregation;

/// <summary>One world for all tests of a class that do not mind one another.</summary>
public sealed class SharedWorld : IAsyncLifetime
{
    internal AggregationWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
