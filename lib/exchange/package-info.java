//SOURCES AdminCenterSteps.java ConnectorScript.java Drift.java DscForm.java JsonForm.java LiveConnector.java
//SOURCES LiveConnectors.java ParameterTable.java RollbackScript.java ScriptText.java StepsForm.java TraceScript.java
//SOURCES VerifyScript.java
/** Connectors as Exchange has them: PowerShell, admin-center steps, DSC; the tenant's own, and what differs. */
package lib.exchange;
