namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What flows through a meter. Each has one colour everywhere.</summary>
public enum Medium
{
    /// <summary>Electricity.</summary>
    Power,

    /// <summary>District heat.</summary>
    Heat,

    /// <summary>Natural gas.</summary>
    Gas,

    /// <summary>Drinking water.</summary>
    Water,

    /// <summary>Electricity of street lighting.</summary>
    Light,
}
