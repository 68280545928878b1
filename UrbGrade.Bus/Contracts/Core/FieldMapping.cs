namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One measured field.</summary>
/// <param name="Field">Local name of the element.</param>
/// <param name="Quantity">Such as <c>energy</c>, <c>price</c>, <c>temperature_in</c>, <c>temperature_out</c>.</param>
/// <param name="Unit">UCUM code of the value on the wire; stored in the quantity's canonical unit.</param>
/// <param name="Kind"><c>interval</c>, <c>register</c> or <c>mean</c>.</param>
/// <param name="Medium"><c>power</c>, <c>heat</c>, <c>gas</c>, <c>water</c>, <c>light</c>, or null.</param>
public sealed record FieldMapping(string Field, string Quantity, string Unit, string Kind, string? Medium);
