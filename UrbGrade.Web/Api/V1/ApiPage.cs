namespace UrbGrade.Web.Api.V1;

/// <summary>One stretch of a list.</summary>
/// <param name="Items">In order of their key.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, ApiLinks Links);
