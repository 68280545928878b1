namespace UrbGrade.Bus.Contracts;

/// <summary>Names a contract otherwise than by its module's folder and type: a later version of it, or a type that was moved.</summary>
/// <param name="name">Such as <c>Quantification.ReadingsChanged</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractNameAttribute(string name) : Attribute
{
    /// <summary>The name without version.</summary>
    public string Name => name;

    /// <summary>From 1. Versions stand side by side: each is published, addressed and handled on its own.</summary>
    public int Version { get; set; } = 1;
}
