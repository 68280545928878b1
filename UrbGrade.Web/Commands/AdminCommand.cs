using System.CommandLine;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin</c>: everything that an administrator does on a page, for scripts and for a first set-up.</summary>
internal static class AdminCommand
{
    public static Command Create() => new("admin", """
        Administers a data folder. Whoever may write the folder is its administrator; every change goes to the audit.

        Examples:
          admin tenant add --data DATA --code 20 --name Barcelona
          admin certificate issue --data DATA --tenant 20 --name shops --out gateway.p12
          admin certificate revoke --data DATA --cert gateway.pem --reason "key lost"
          admin tenant retention preview --data DATA --code 20 --kind RawMessages --days 400
          admin site import --data DATA site.json
          admin place import --data DATA --tenant 20 --kind district barris.geojson
          admin asset fact --data DATA --tenant 20 --asset SHOP-A --name occupants --value 4 --from 2026-01-01 --source "staff list"
          admin intervention add --data DATA --tenant 30 --title "LED lamps" --kind Led --medium light --asset UBX-001 --responsible "Works" --done 2026-03-01 --promise 12000
          admin target add --data DATA --tenant 30 --name "Light of a month" --kpi energy --most 12000 --address lights@example.org
          admin kpi write --data DATA --tenant 20 --code heat_per_m2 --name "Heat for each m2" --formula "energy.heat / floor_area" --unit kW.h/m2
          admin lighting set --data DATA --tenant 30 --node EIB-N00 --function Master --profile "sunset 100; 23:30 60; sunrise 0"
          admin token add --data DATA --tenant 20 --name "open-data portal"
          admin user add --data DATA --email admin@example.org --role PlatformAdministrator
          admin person export --data DATA --email ana@example.org --out ana.zip
          admin work retry --data DATA --contract ReadingsStored
          admin services pause --data DATA --contract Quantification.ReadingsChanged --module Quantification
          admin audit verify --data DATA
          admin export figures --data DATA --tenant 20 --scope district --from 2026-01-01 --to 2027-01-01 --out figures.xlsx
          admin verify-evidence energy-2026-03.zip --trust gateway.pem
          admin database backup --data DATA --to /backup/2026-11-26

        Exit code: 0 done, 1 failed (the message says why), 2 not understood (nothing was done).
        """)
    {
        AdminOptions.Data,
        AdminOptions.Json,
        DatabaseOptions.Database,
        DatabaseOptions.Connection,
        DatabaseOptions.PasswordFile,
        TenantCommands.Create(),
        CertificateCommands.Create(),
        SchemaCommands.Create(),
        SiteCommands.Create(),
        MeterCommands.Create(),
        PlaceCommands.Create(),
        EngagementCommands.Create(),
        AssetCommands.Create(),
        InterventionCommands.Create(),
        TargetCommands.Create(),
        KpiCommands.Create(),
        ForecastCommands.Create(),
        NightCommand.Create(),
        FactorCommands.Factors(),
        FactorCommands.Tariffs(),
        MappingCommands.Create(),
        LightingCommands.Create(),
        RecordCommands.Create(),
        WorkCommands.Create(),
        ServiceCommands.Create(),
        UserCommands.Create(),
        PersonCommands.Create(),
        TokenCommands.Create(),
        AuditCommands.Create(),
        ExportCommands.Create(),
        EvidenceCommand.Create(),
        DatabaseCommands.Create(),
    };
}
