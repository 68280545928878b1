namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>What a record is about, as its value information field says (EN 13757-3, tables 10, 12 and 14).</summary>
internal enum MeterQuantity
{
    /// <summary>Reserved, or defined by the manufacturer.</summary>
    Unknown,
    Energy,
    ReactiveEnergy,
    ApparentEnergy,
    Volume,
    Mass,
    OnTime,
    OperatingTime,
    Power,
    ReactivePower,
    ApparentPower,
    VolumeFlow,
    MassFlow,
    FlowTemperature,
    ReturnTemperature,
    TemperatureDifference,
    ExternalTemperature,
    TemperatureLimit,
    Pressure,
    RelativeHumidity,
    Frequency,
    PhaseAngle,
    Voltage,
    Current,
    Date,
    PointInTime,
    HeatCostUnits,
    AveragingDuration,
    ActualityDuration,
    FabricationNumber,
    Identification,
    BusAddress,
    Credit,
    Debit,
    ErrorFlags,
    Dimensionless,
    Duration,

    /// <summary>One of the codes that describe the device or its state, not its medium.</summary>
    Device,

    /// <summary>A unit that the meter writes out as text.</summary>
    PlainText,
}
