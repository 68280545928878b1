namespace UrbGrade.Bus.Soap;

/// <summary>What a signature may cover.</summary>
internal enum SignedPartKind
{
    HeaderBlock,
    Token,
    Timestamp,
    Confirmation,
    Body,
}
