namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>Which resources of one kind are wanted.</summary>
/// <param name="Id">One of them; null for all.</param>
/// <param name="Kinds">Of assets, one of these kinds; null for any.</param>
/// <param name="Quantities">What is measured has to be one of these; null for anything.</param>
/// <param name="Units">Its unit has to be one of these; null for any.</param>
/// <param name="AssetIds">Assets that it has to belong to; null for any.</param>
internal sealed record ResourceFilter(
    int? Id = null, IReadOnlyList<string>? Kinds = null, IReadOnlyList<string>? Quantities = null, IReadOnlyList<string>? Units = null,
    IReadOnlyList<int>? AssetIds = null)
{
    public static ResourceFilter All { get; } = new();
}
