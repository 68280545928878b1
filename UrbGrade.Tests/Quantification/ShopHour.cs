namespace UrbGrade.Tests.Quantification;

/// <summary>One message in the shape that Barcelona's gateway sends.</summary>
internal sealed record ShopHour(
    string Source, DateTimeOffset Start, DateTimeOffset End, double? Energy, double? Price = null, double? Inside = null, double? Outside = null)
{
    public static ShopHour Of(string source, DateTimeOffset start, double? energy, double? price = null, double? inside = null, double? outside = null) =>
        new(source, start, start.AddHours(1), energy, price, inside, outside);
}
