namespace UrbGrade.Tests.Bus.Delivery;

public sealed record Errand(string Name);
