namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What is done to save energy. The numbers are stored.</summary>
public enum MeasureKind
{
    /// <summary>Lamps are replaced by ones that draw less.</summary>
    Led = 0,

    /// <summary>Lamps are dimmed in a part of the night.</summary>
    Dimming = 1,

    /// <summary>Walls, roof or windows let less heat through.</summary>
    Insulation = 2,

    /// <summary>Rooms are heated to fewer degrees.</summary>
    SetBack = 3,

    /// <summary>What runs day and night is switched off.</summary>
    BaseLoad = 4,

    /// <summary>Another price for the same energy.</summary>
    Tariff = 5,

    /// <summary>Anything else; only its result can be told.</summary>
    Other = 6,
}
