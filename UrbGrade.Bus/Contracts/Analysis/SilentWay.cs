namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Where it has to be looked for why a meter says nothing.</summary>
public enum SilentWay
{
    /// <summary>It has never sent, others of its site have.</summary>
    Never = 0,

    /// <summary>Most meters of its site fell silent together: the gateway, or the line to it.</summary>
    Gateway = 1,

    /// <summary>Most meters of its place fell silent together: what they share, such as a concentrator.</summary>
    Concentrator = 2,

    /// <summary>Others of its site go on: the meter, or its radio.</summary>
    Meter = 3,

    /// <summary>It is its site's only one, so that nothing can be told apart.</summary>
    Alone = 4,

    /// <summary>Neither it nor any other meter of its site has ever sent.</summary>
    NotBegun = 5,
}
