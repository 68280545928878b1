namespace UrbGrade.Bus.Soap;

/// <summary>A signable element at its structural place: a child of the Header or of the Security block, by position, or the Body.</summary>
internal readonly record struct SignedPart(SignedPartKind Kind, int Position, string? Id)
{
    public bool InSecurity => Kind is SignedPartKind.Token or SignedPartKind.Timestamp or SignedPartKind.Confirmation;
}
